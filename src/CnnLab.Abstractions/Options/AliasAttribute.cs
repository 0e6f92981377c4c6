namespace CnnLab;

/// <summary>
/// Another framework's word for an option, accepted with a notice: <c>[Alias("out_channels")]</c> on <c>Filters</c>.
/// Only where the meaning is the same.
/// </summary>
/// <param name="name">The word, in snake_case.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class AliasAttribute(string name) : Attribute
{
    /// <summary>The word, in snake_case.</summary>
    public string Name { get; } = name;
}
