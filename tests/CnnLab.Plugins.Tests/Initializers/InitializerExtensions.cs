namespace CnnLab.Plugins.Tests.Initializers;

internal static class InitializerExtensions
{
    /// <summary>Fills from a stream of its own for each seed.</summary>
    public static void FillWith(this Initializer initializer, float[] values, int fanIn, int fanOut, ulong seed = 1)
    {
        var random = RandomStream.For(seed, "initializer", "kernel");
        initializer.Fill(values, fanIn, fanOut, ref random);
    }
}
