namespace CnnLab.Benchmarks;

/// <summary>The factory of layers that ask for nothing.</summary>
internal sealed class NoComponents : IComponentFactory
{
    private NoComponents()
    {
    }

    public static NoComponents Instance { get; } = new();

    public T Create<T>(Component component, params object[] arguments)
        where T : class => throw new NotSupportedException($"No component '{component.Type}' here.");
}
