using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace CnnLab.Manifests;

/// <summary>Reads the description of a record of options from its properties and their attributes.</summary>
internal static class OptionsReader
{
    public static OptionsDescriptor Read(Type record, IReadOnlyList<Type> within)
    {
        if (within.Contains(record)) throw new ComponentException($"The options {record.Name} contain themselves.");
        var constructor = Constructor(record);
        var defaults = Defaults(record, constructor);
        var options = Properties(record).Select(
            property => Option(property, constructor, defaults, [.. within, record]));
        return new OptionsDescriptor(record, constructor, [.. options]);
    }

    public static object Construct(ConstructorInfo constructor, IReadOnlyDictionary<string, object?> values) =>
        constructor.Invoke(
        [
            .. from parameter in constructor.GetParameters()
               select values.TryGetValue(parameter.Name!, out var value) ? value : Default(parameter),
        ]);

    private static object? Default(ParameterInfo parameter) => parameter switch
    {
        { HasDefaultValue: true, DefaultValue: not null } => parameter.DefaultValue,
        { ParameterType.IsValueType: true } => RuntimeHelpers.GetUninitializedObject(parameter.ParameterType),
        _ => null,
    };

    private static ConstructorInfo Constructor(Type record) =>
        record.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).FirstOrDefault()
        ?? throw new ComponentException($"The options {record.Name} have no public constructor.");

    private static object Defaults(Type record, ConstructorInfo constructor)
    {
        try
        {
            return Construct(constructor, new Dictionary<string, object?>());
        }
        catch (TargetInvocationException exception)
        {
            throw new ComponentException(
                $"The options {record.Name} cannot be made: {exception.InnerException!.Message}", exception);
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type record) =>
        from property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.GetMethod is { IsPublic: true } && property.SetMethod is { IsPublic: true }
        where property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>() is null
        group property by property.Name into overloads
        let visible = overloads.MaxBy(property => Depth(property.DeclaringType!))
        orderby Depth(visible.DeclaringType!), visible.MetadataToken
        select visible;

    private static int Depth(Type type) => type.BaseType is null ? 0 : 1 + Depth(type.BaseType);

    private static OptionDescriptor Option(
        PropertyInfo property, ConstructorInfo constructor, object defaults, IReadOnlyList<Type> within)
    {
        var parameter = constructor.GetParameters().FirstOrDefault(p => p.Name == property.Name);
        var attributes = Attribute.GetCustomAttributes(property, true);
        var type = OptionTypes.Of(property, attributes, within);
        var required = parameter is { HasDefaultValue: false }
            || attributes.Any(attribute => attribute is RequiredMemberAttribute or RequiredAttribute);
        return new OptionDescriptor(property, attributes, type)
        {
            Required = required,
            DefaultValue = property.GetValue(defaults),
        };
    }
}
