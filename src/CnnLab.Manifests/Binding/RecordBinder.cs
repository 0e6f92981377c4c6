using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>Binds the keys of an object to the options of a record. Strict, and goes on after every finding.</summary>
internal static class RecordBinder
{
    /// <summary>Keys that begin so are the user's own, everywhere.</summary>
    public const string FreePrefix = "x_";

    public static bool IsFree(string key) => key.StartsWith(FreePrefix, StringComparison.Ordinal);

    /// <summary>The record; null where there is an error in it.</summary>
    /// <param name="descriptor">The record.</param>
    /// <param name="node">The object.</param>
    /// <param name="role">What its keys are: <c>a parameter of `sgd` (MyLab.dll)</c>.</param>
    /// <param name="otherKeys">Keys that somebody else reads: <c>type</c>.</param>
    /// <param name="context">Takes the findings.</param>
    public static object? Bind(
        OptionsDescriptor descriptor,
        ObjectNode node,
        string role,
        IReadOnlyList<string> otherKeys,
        BindContext context)
    {
        var before = context.Errors;
        var given = OptionKeys.Match(descriptor, node, role, otherKeys, context);
        var values = new Dictionary<OptionDescriptor, object?>();
        foreach (var option in descriptor.Options)
        {
            if (given.TryGetValue(option, out var member)) BindGiven(option, member, values, context);
            else if (option.Required) Missing(option, node, context);
            else BindDefault(option, node, values, context);
        }

        return context.Errors > before ? null : Create(descriptor, values, node, context);
    }

    private static void BindGiven(
        OptionDescriptor option, Member member, Dictionary<OptionDescriptor, object?> values, BindContext context)
    {
        if (option.Nullable && member.Value is ScalarNode { Kind: JsonValueKind.Null })
            values[option] = null;
        else if (option.ValueType.TryBind(member.Value, context, out var value)) values[option] = value;
        else return;

        Judge(option, member.Value, values[option], context);
    }

    private static void Judge(OptionDescriptor option, Node node, object? value, BindContext context)
    {
        var place = new ValidationContext(option) { DisplayName = option.Name };
        foreach (var rule in option.Rules)
        {
            if (rule.GetValidationResult(value, place)?.ErrorMessage is { } message)
                context.Error(node, $"{message.TrimEnd('.')}, received {node.Shown}.");
        }
    }

    private static void BindDefault(
        OptionDescriptor option, ObjectNode node, Dictionary<OptionDescriptor, object?> values, BindContext context)
    {
        if (option.DefaultValue is not { } value) return;
        var completed = option.ValueType.Complete(value, node, option.Name, context);
        if (!ReferenceEquals(completed, value)) values[option] = completed;
    }

    private static void Missing(OptionDescriptor option, ObjectNode node, BindContext context)
    {
        var purpose = option.Description.Length > 0 ? $" ({option.Description.TrimEnd('.')})" : "";
        var message = $"`{option.Name}` is missing. Expected {option.Type}{purpose}.";
        context.Add(Severity.Error, node.Location, Node.Join(node.Path, option.Name), message);
    }

    private static object? Create(
        OptionsDescriptor descriptor,
        Dictionary<OptionDescriptor, object?> values,
        ObjectNode node,
        BindContext context)
    {
        try
        {
            return descriptor.Create(values);
        }
        catch (ComponentException exception)
        {
            context.Error(node, exception.Message);
            return null;
        }
    }
}
