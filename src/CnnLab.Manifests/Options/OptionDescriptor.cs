using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CnnLab.Manifests;

/// <summary>One option of a record: binding, documentation and schema are all read from here.</summary>
/// <remarks>
/// Every plugin's options are described when it is loaded, so that what a manifest cannot hold is said then. What only
/// a page or a binding asks for is worked out when it is asked for.
/// </remarks>
public sealed class OptionDescriptor
{
    private readonly IReadOnlyList<Attribute> _attributes;
    private readonly Lazy<bool> _isNullable;

    internal OptionDescriptor(PropertyInfo property, IReadOnlyList<Attribute> attributes, OptionType valueType)
    {
        Property = property;
        _attributes = attributes;
        ValueType = valueType;
        _isNullable = new Lazy<bool>(() => property.PropertyType.IsValueType
            ? System.Nullable.GetUnderlyingType(property.PropertyType) is not null
            : new NullabilityInfoContext().Create(property).WriteState != NullabilityState.NotNull);
    }

    /// <summary>The key, in snake_case.</summary>
    public string Name => field ??= Get<JsonPropertyNameAttribute>()?.Name ?? SnakeCase.Of(Property.Name);

    /// <summary>What it may be, in words: <c>a whole number from 1</c>.</summary>
    public string Type => ValueType.Words;

    /// <summary>Whether it must be given.</summary>
    public required bool Required { get; init; }

    /// <summary>What it is when it is not given, as JSON; null where it must be.</summary>
    public JsonElement? Default => Required
        ? null
        : field ??= JsonSerializer.SerializeToElement(
            DefaultValue is null ? null : ValueType.ToJson(DefaultValue, null));

    /// <summary>The least value; null where there is no bound.</summary>
    public double? Minimum => ValueType.Minimum;

    /// <summary>The greatest value; null where there is no bound.</summary>
    public double? Maximum => ValueType.Maximum;

    /// <summary>The words that it may be; empty where it is not a choice of words.</summary>
    public IReadOnlyList<string> AllowedValues => ValueType.AllowedValues;

    /// <summary>What it is for; empty where its author did not say.</summary>
    public string Description => Get<DescriptionAttribute>()?.Description ?? "";

    /// <summary>Other words that are accepted with a notice.</summary>
    public IReadOnlyList<string> Aliases =>
        field ??= [.. _attributes.OfType<AliasAttribute>().Select(alias => alias.Name)];

    /// <summary>The options within it, where it is an object itself.</summary>
    public IReadOnlyList<OptionDescriptor> Options => ValueType.Options;

    /// <summary>The property that holds the value.</summary>
    [JsonIgnore]
    public PropertyInfo Property { get; }

    internal OptionType ValueType { get; }

    internal bool Nullable => _isNullable.Value;

    /// <summary>The C# default that <see cref="Default"/> shows.</summary>
    internal object? DefaultValue { get; init; }

    /// <summary>The data annotations that are not part of <see cref="ValueType"/>.</summary>
    internal IReadOnlyList<ValidationAttribute> Rules =>
        field ??= [.. _attributes.OfType<ValidationAttribute>().Where(rule => !OptionTypes.Knows(rule))];

    private T? Get<T>()
        where T : Attribute => _attributes.OfType<T>().FirstOrDefault();
}
