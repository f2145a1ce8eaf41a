#!/usr/bin/env node
import { config as loadEnvironment } from 'dotenv';
import { parseConfig } from '../config.js';
import { runBot } from './run-bot.js';

loadEnvironment({ quiet: true });
await runBot(() => parseConfig(process.env));
