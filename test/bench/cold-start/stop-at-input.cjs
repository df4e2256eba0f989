// Ends the process when it lists its environment for the first time: that is how inputs are read.
process.env = new Proxy(process.env, {
  ownKeys: () => process.reallyExit(0),
});
