using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>
/// How values of one C# type are written in a manifest: read, checked, written back, described to people and to
/// editors.
/// </summary>
internal abstract class OptionType
{
    /// <summary>What is expected: <c>a whole number from 1</c>.</summary>
    public abstract string Words { get; }

    public virtual double? Minimum => null;

    public virtual double? Maximum => null;

    public virtual IReadOnlyList<string> AllowedValues => [];

    public virtual IReadOnlyList<OptionDescriptor> Options => [];

    /// <summary>Reads a value; false where it is wrong, and then there is a finding.</summary>
    public abstract bool TryBind(Node node, BindContext context, out object? value);

    /// <summary>The value as a manifest would give it, with everything filled in.</summary>
    /// <param name="value">Not null.</param>
    /// <param name="catalog">Where given, components are noted with their plugin.</param>
    public abstract JsonNode ToJson(object value, IComponentCatalog? catalog);

    public abstract JsonObject Schema(SchemaDefinitions definitions);

    /// <summary>A default value with the options of its components filled in.</summary>
    /// <param name="value">Not null.</param>
    /// <param name="at">What lacks the value: where a finding about it stands.</param>
    /// <param name="key">The key it would have there.</param>
    /// <param name="context">Takes the findings.</param>
    public virtual object Complete(object value, Node at, string key, BindContext context) => value;

    /// <summary>A value for the example of a page, where there is no default.</summary>
    public abstract JsonNode Example(IComponentCatalog catalog);

    /// <summary>The finding that a value is not what <see cref="Words"/> say.</summary>
    protected bool Refuse(Node node, BindContext context, out object? value, string hint = "")
    {
        context.Error(node, $"Expected {Words}, received {node.Shown}.{hint}");
        value = null;
        return false;
    }
}
