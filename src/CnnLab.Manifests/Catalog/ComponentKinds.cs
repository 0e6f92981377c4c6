namespace CnnLab.Manifests;

/// <summary>What the families are called, and which of them fulfil a contract.</summary>
public static class ComponentKinds
{
    /// <summary>What an entry of <c>model.layers</c> may be.</summary>
    public static IReadOnlyList<ComponentKind> InModel { get; } =
        [ComponentKind.Layer, ComponentKind.Pooling, ComponentKind.Activation, ComponentKind.Container];

    /// <summary>
    /// The families that fulfil a contract: for <see cref="Layer"/> layers and poolings, otherwise one.
    /// </summary>
    /// <exception cref="ComponentException">The type is no contract of components.</exception>
    public static IReadOnlyList<ComponentKind> Of(Type contract)
    {
        ComponentKind[] kinds = [.. Enum.GetValues<ComponentKind>().Where(kind => Contract(kind) == contract)];
        return kinds.Length > 0
            ? kinds
            : throw new ComponentException($"{contract.Name} is not a family of components.");
    }

    /// <summary>The contract of a family.</summary>
    public static Type Contract(ComponentKind kind) => kind switch
    {
        ComponentKind.Layer or ComponentKind.Pooling => typeof(Layer),
        ComponentKind.Container => typeof(Container),
        ComponentKind.Activation => typeof(Activation),
        ComponentKind.Initializer => typeof(Initializer),
        ComponentKind.Loss => typeof(Loss),
        ComponentKind.Metric => typeof(Metric),
        ComponentKind.Optimizer => typeof(Optimizer),
        ComponentKind.Schedule => typeof(LearningRateSchedule),
        ComponentKind.Dataset => typeof(Dataset),
        ComponentKind.Augmentation => typeof(Augmentation),
        ComponentKind.Callback => typeof(Callback),
        ComponentKind.Regularizer => typeof(Regularizer),
        ComponentKind.Executor => typeof(Executor),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The word for one of a family: <c>learning-rate schedule</c>.</summary>
    public static string Noun(ComponentKind kind) => kind switch
    {
        ComponentKind.Schedule => "learning-rate schedule",
        ComponentKind.Dataset => "data set",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The word with its article: <c>an optimizer</c>.</summary>
    internal static string WithArticle(string noun) => $"{("aeiou".Contains(noun[0]) ? "an" : "a")} {noun}";
}
