// node --require: the Playground is for this machine. A server that names no host listens on 127.0.0.1,
// and connections to anywhere else are refused, so that nothing typed while trying the bot out leaves the machine.
"use strict";
const net = require("node:net");

const ownMachine = (host) => !host || host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const { host, path } = typeof first === "object" && first !== null ? first : { host: args[1] };
  if (path || ownMachine(host)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(Object.assign(new Error(`not this machine: ${host}`), { code: "ECONNREFUSED" })));
  return this;
};

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  if (typeof args[0] === "number" && typeof args[1] !== "string") args.splice(1, 0, "127.0.0.1");
  return listen.apply(this, args);
};
