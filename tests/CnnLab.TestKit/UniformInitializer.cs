namespace CnnLab.TestKit;

/// <summary>Uniform in [-1, 1).</summary>
public sealed class UniformInitializer : Initializer
{
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            value = (2 * random.NextSingle()) - 1;
        }
    }
}
