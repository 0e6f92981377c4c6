using CnnLab;

namespace Sample.NoPlugin;

/// <summary>Uses the contract and forgets the entry.</summary>
public sealed class NotAPlugin
{
    public Shape Shape { get; } = new(1);
}
