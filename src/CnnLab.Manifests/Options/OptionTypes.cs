using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization;

namespace CnnLab.Manifests;

/// <summary>Chooses how a C# type is written in a manifest.</summary>
internal static class OptionTypes
{
    /// <summary>
    /// Whether an annotation is part of the type, and so of the schema; all others are asked after binding.
    /// </summary>
    public static bool Knows(ValidationAttribute rule) =>
        rule is RangeAttribute or RegularExpressionAttribute or RequiredAttribute;

    public static OptionType Of(
        PropertyInfo property, IReadOnlyList<Attribute> attributes, IReadOnlyList<Type> within) =>
        Of(property.PropertyType, attributes, within)
        ?? throw new ComponentException(
            $"The option {property.Name} of {property.DeclaringType!.Name} has the type {property.PropertyType.Name}. "
            + "Expected one that manifests can hold: int, long, ulong, float, double, bool, string, an enum, Size2D, "
            + "Padding2D, Component<T>, IReadOnlyList<T>, or a record of these.");

    private static OptionType? Of(Type declared, IReadOnlyList<Attribute> attributes, IReadOnlyList<Type> within)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        var range = attributes.OfType<RangeAttribute>().FirstOrDefault();
        if (IntegerType.Holds(type)) return new IntegerType(type, range);
        if (type == typeof(float) || type == typeof(double)) return new NumberType(type, range);
        if (type == typeof(bool)) return new BooleanType();
        if (type == typeof(string))
            return new TextType(attributes.OfType<RegularExpressionAttribute>().FirstOrDefault());
        if (type == typeof(Size2D)) return new SizeType(range);
        if (type == typeof(Padding2D)) return new PaddingType();
        if (type.IsEnum) return new EnumType(type);
        if (type == typeof(IReadOnlyList<LayerDefinition>)) return new LayersType();
        if (type == typeof(ComparedMetric)) return new ComparedMetricType(OptionsReader.Read(type, within));
        return type.IsGenericType ? Generic(type, attributes, within) : Record(type, within);
    }

    private static OptionType? Generic(Type type, IReadOnlyList<Attribute> attributes, IReadOnlyList<Type> within)
    {
        var (definition, argument) = (type.GetGenericTypeDefinition(), type.GetGenericArguments()[0]);
        if (definition == typeof(Component<>)) return new ComponentType(argument);
        if (definition != typeof(IReadOnlyList<>) || Of(argument, attributes, within) is not { } element) return null;
        return new ListType(argument, element);
    }

    private static OptionType? Record(Type type, IReadOnlyList<Type> within)
    {
        if (type.IsDefined(typeof(JsonDerivedTypeAttribute), false)) return new PolymorphicType(type, within);
        var isRecord = type.GetMethod("<Clone>$") is not null;
        return isRecord && !type.IsAbstract ? new RecordType(OptionsReader.Read(type, within)) : null;
    }
}
