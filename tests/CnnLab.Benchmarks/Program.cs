using CnnLab.Benchmarks;

return args is ["products", .. var options] ? ProductBenchmark.Run(options) : Usage();

static int Usage()
{
    Console.Error.WriteLine("usage: products [--provider simd|openblas|mkl|managed] [--seconds S] [--only TEXT]");
    return 2;
}
