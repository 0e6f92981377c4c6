namespace CnnLab.Benchmarks.Tests;

/// <summary>Measurements for tests that care for one number of them.</summary>
internal static class Some
{
    public static PeerRow Row(string name = "LeNet-5, 32") => new(name, "lenet5_mnist.json", "lenet5", 32, []);

    public static Speed Speed(double train, double inference = 100, long memory = 50_000_000, string provider = "simd") =>
        new(train, inference, memory, provider);

    public static SpeedPair Pair(double ours, double theirs) => new(Speed(ours), Speed(theirs, provider: "libtorch 2"));
}
