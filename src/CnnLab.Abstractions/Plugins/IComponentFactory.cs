namespace CnnLab;

/// <summary>Makes the components that options name; constructor-injected, and used by the engine itself.</summary>
public interface IComponentFactory
{
    /// <summary>Makes a component by constructor injection.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="component">The name and the bound options.</param>
    /// <param name="arguments">What else its constructor may take, for a layer its <see cref="LayerSite"/>.</param>
    /// <exception cref="ComponentException">There is no such component, or its constructor refused.</exception>
    T Create<T>(Component component, params object[] arguments)
        where T : class;
}
