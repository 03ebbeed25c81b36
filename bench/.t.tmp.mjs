import pg from 'pg'; import {randomUUID} from 'node:crypto';
import { EVENT_LOG_SQL, grantsFor, PostgresEventStore } from '../libs/postgres/event-store/index.ts';
const U='postgres://postgres@127.0.0.1:54329/';
const a=new pg.Client(U+'postgres');await a.connect();await a.query('drop database if exists cpub with (force)');await a.query('create database cpub');
const d=new pg.Client(U+'cpub');await d.connect();for(const s of [...EVENT_LOG_SQL,...grantsFor('ledger_app')])await d.query(s);await d.end();
if(process.argv[3]==='async') await a.query('alter database cpub set synchronous_commit=off');
const T={type:'HoursConfirmed',version:1,data:{registration:randomUUID(),initiative:randomUUID(),note:'Thank you for helping at the food bank: “great” work',day:'2026-02-03'},occurredAt:'2026-02-03T13:00:00.000Z',recordedAt:'2026-02-03T13:00:00.250Z',hash:'a'.repeat(64)};
const M={actor:randomUUID(),capacity:'coordinator',mandate:null,command:'ConfirmHours',correlation:randomUUID(),causation:randomUUID()};
const N=+process.argv[2]||32;
let inq=0,gap=0,nq=0,last=0;const oq=pg.Client.prototype.query;pg.Client.prototype.query=function(c,...r){const p=oq.call(this,c,...r);if(c&&c.name==='append'){const t0=performance.now();if(last)gap+=t0-last;return p.then(x=>{last=performance.now();inq+=last-t0;nq++;return x})}return p};
const pool=new pg.Pool({connectionString:U+'cpub',max:4,options:'-c role=ledger_app'});const st=new PostgresEventStore({pool});
let n=0,stop=false;
const w=async(i)=>{let s,r=0;while(!stop){if(r%20===0)s='registration-'+randomUUID();const id=randomUUID();await st.append({stream:s,expected:r%20===0?'none':r%20-1,events:[{...T,id,data:{...T.data,minutes:r},meta:{...M,commandId:id}}]});r++;n++}};
const ws=Array.from({length:N},(_,i)=>w(i)); await new Promise(r=>setTimeout(r,1500)); inq=gap=nq=0; const n0=n,t0=performance.now(),u0=process.cpuUsage();await new Promise(r=>setTimeout(r,3000));
const u=process.cpuUsage(u0),k=n-n0,el=performance.now()-t0;console.log('rate',Math.round(k/el*1e3),'batch',(k/nq).toFixed(1),'us/batch in query',(inq/nq*1e3).toFixed(0),'gap',(gap/nq*1e3).toFixed(0),'node cpu/event',((u.user+u.system)/k).toFixed(1));stop=true;await Promise.all(ws);process.exit(0)
