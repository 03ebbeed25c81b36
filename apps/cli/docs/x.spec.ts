import { test } from '@jest/globals';
import { explore } from './explore.js';
test('x', () => { const t=Date.now(); const f = explore(); 
const show=(s:any)=>{const m=new Map<string,string[]>(); for(const x of s){const k=x.from+' -> '+x.to; m.set(k,[...(m.get(k)??[]),x.by]);} return [...m].map(([k,v])=>k+': '+v.join(', ')).join('\n');};
process.stdout.write([Date.now()-t,show(f.dates),'---',show(f.certificates),'---',...Object.entries(f.statuses).map(([k,v])=>k+'\n'+show(v))].join('\n')+'\n'); });
