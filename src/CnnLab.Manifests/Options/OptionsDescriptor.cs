using System.Reflection;
using System.Runtime.CompilerServices;

namespace CnnLab.Manifests;

/// <summary>
/// A record of options, described once for the binder, <c>describe</c> and the schema. Options are the public
/// properties with <c>get</c> and <c>init</c>, and the parameters of a positional record.
/// </summary>
public sealed class OptionsDescriptor
{
    // Weak, so that a plugin that is unloaded can go.
    private static readonly ConditionalWeakTable<Type, OptionsDescriptor> Described = [];

    private readonly ConstructorInfo _constructor;

    internal OptionsDescriptor(Type record, ConstructorInfo constructor, IReadOnlyList<OptionDescriptor> options)
    {
        Record = record;
        _constructor = constructor;
        Options = options;
    }

    /// <summary>The record.</summary>
    public Type Record { get; }

    /// <summary>Its options: those of base records first, then in the order they were written.</summary>
    public IReadOnlyList<OptionDescriptor> Options { get; }

    /// <summary>Describes a record.</summary>
    /// <exception cref="ComponentException">
    /// A property has a type that manifests cannot hold, or the record cannot be made.
    /// </exception>
    public static OptionsDescriptor Of(Type record) => Described.GetValue(record, type => OptionsReader.Read(type, []));

    /// <summary>
    /// Makes the record; options that are not in <paramref name="values"/> keep the record's own defaults.
    /// </summary>
    /// <exception cref="ComponentException">The record refused a value.</exception>
    internal object Create(IReadOnlyDictionary<OptionDescriptor, object?> values)
    {
        var byName = values.ToDictionary(pair => pair.Key.Property.Name, pair => pair.Value);
        try
        {
            var record = OptionsReader.Construct(_constructor, byName);
            foreach (var (option, value) in values) option.Property.SetValue(record, value);
            return record;
        }
        catch (TargetInvocationException exception)
        {
            throw new ComponentException(exception.InnerException!.Message, exception.InnerException);
        }
    }
}
