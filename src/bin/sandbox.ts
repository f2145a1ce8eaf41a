#!/usr/bin/env node
import { config as loadEnvironment } from 'dotenv';
import { parseConfig } from '../config.js';
import { runBot } from './run-bot.js';

loadEnvironment({ quiet: true });
// The sandbox is started on purpose, whatever tokens the environment holds.
const { SLACK_BOT_TOKEN: _token, ...environment } = process.env;
await runBot(() => parseConfig(environment));
