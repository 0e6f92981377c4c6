using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>One option of a record: binding, documentation and schema are all read from here.</summary>
public sealed class OptionDescriptor
{
    internal OptionDescriptor(PropertyInfo property, OptionType valueType)
    {
        Property = property;
        ValueType = valueType;
    }

    /// <summary>The key, in snake_case.</summary>
    public required string Name { get; init; }

    /// <summary>What it may be, in words: <c>a whole number from 1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it must be given.</summary>
    public required bool Required { get; init; }

    /// <summary>What it is when it is not given, as JSON; null where it must be.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>The least value; null where there is no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest value; null where there is no bound.</summary>
    public double? Maximum { get; init; }

    /// <summary>The words that it may be; empty where it is not a choice of words.</summary>
    public required IReadOnlyList<string> AllowedValues { get; init; }

    /// <summary>What it is for; empty where its author did not say.</summary>
    public required string Description { get; init; }

    /// <summary>Other words that are accepted with a notice.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The options within it, where it is an object itself.</summary>
    public required IReadOnlyList<OptionDescriptor> Options { get; init; }

    internal PropertyInfo Property { get; }

    internal OptionType ValueType { get; }

    internal bool Nullable { get; init; }

    /// <summary>The C# default that <see cref="Default"/> shows.</summary>
    internal object? DefaultValue { get; init; }

    /// <summary>The data annotations that are not part of <see cref="ValueType"/>.</summary>
    internal IReadOnlyList<ValidationAttribute> Rules { get; init; } = [];
}
