namespace CnnLab.Benchmarks.Tests;

/// <summary>Measurements for tests that care for one number of them.</summary>
internal static class Some
{
    public static PeerRow Row(string name = "LeNet-5, 32") => new(name, "lenet5_mnist.json", "lenet5", 32, []);

    public static Speed Speed(double train, string provider = "simd") => new(train, 100, 50_000_000, provider);

    public static SpeedPair Pair(double ours, double theirs) => new(Speed(ours), Speed(theirs, provider: "libtorch 2"));
}
