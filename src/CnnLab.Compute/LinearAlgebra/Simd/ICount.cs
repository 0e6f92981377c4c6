namespace CnnLab.Compute;

/// <summary>A number as a type: the JIT compiles one kernel for each, with the number as a constant.</summary>
internal interface ICount
{
    static abstract int Value { get; }
}
