using CnnLab.Benchmarks.Peer;

return PeerCommand.Run(args);
