namespace CnnLab.Benchmarks;

/// <summary>A component with options of its own.</summary>
/// <param name="Name">The type, and what sets it apart from others of its type.</param>
/// <param name="Component">The layer or activation.</param>
internal sealed record ComponentCase(string Name, Component Component);
