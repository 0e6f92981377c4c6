namespace CnnLab;

/// <summary>What a parameter's values start with.</summary>
public abstract class Initializer
{
    /// <summary>Assigns every value.</summary>
    /// <param name="values">The parameter's values, row-major.</param>
    /// <param name="fanIn">Inputs of one unit.</param>
    /// <param name="fanOut">Outputs that one input reaches.</param>
    /// <param name="random">The parameter's own stream.</param>
    public abstract void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random);
}
