import { expect, test } from '@jest/globals';
import { readDemoHistory } from '../../apps/all-in-one/demo/demo-history.js';
import { demoJourney } from './demo-journey.js';
import { DEMO_END, digestOf } from './record-demo.js';

test('the recording is of the present demo (`npm run demo:record`)', () => {
  expect(readDemoHistory()).toMatchObject({
    journey: digestOf(demoJourney(DEMO_END)),
    end: DEMO_END,
  });
});
