namespace CnnLab;

/// <summary>
/// A component that a manifest names: <c>"relu"</c>, or <c>{ "type": "sgd", "learning_rate": 0.1 }</c>.
/// </summary>
/// <param name="Type">The registered name, <c>relu</c>, or with its plugin, <c>my_lab/relu</c>.</param>
/// <param name="Options">The bound options record; null for the type's defaults.</param>
public abstract record Component(string Type, object? Options)
{
    /// <summary>
    /// The contract it fulfils: <see cref="Layer"/>, <see cref="Activation"/>, <see cref="Initializer"/> and so on.
    /// </summary>
    public abstract Type Contract { get; }
}

/// <summary>
/// A component of one family that a manifest names. As the type of an option it lets users choose among all registered
/// ones.
/// </summary>
/// <typeparam name="T">
/// The contract: <see cref="Activation"/>, <see cref="Initializer"/>, <see cref="Loss"/> and so on.
/// </typeparam>
/// <param name="Type">The registered name.</param>
/// <param name="Options">The bound options record; null for the type's defaults.</param>
public sealed record Component<T>(string Type, object? Options = null) : Component(Type, Options)
    where T : class
{
    /// <inheritdoc/>
    public override Type Contract => typeof(T);

    /// <summary>The component of that name with its default options.</summary>
    public static implicit operator Component<T>(string type) => new(type);
}
