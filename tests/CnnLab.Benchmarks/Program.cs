using CnnLab.Benchmarks;

return await BenchmarkCommandLine.RunAsync(args);
