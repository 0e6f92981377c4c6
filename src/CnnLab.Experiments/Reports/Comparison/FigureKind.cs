namespace CnnLab.Experiments;

/// <summary>What a figure of a comparison shows; figures of a kind stand together.</summary>
internal enum FigureKind
{
    /// <summary>Which average ranks are told apart.</summary>
    CriticalDifference,

    /// <summary>The values of every fold.</summary>
    Folds,

    /// <summary>Learning curves.</summary>
    Curves,

    /// <summary>The metric against the time.</summary>
    Time,

    /// <summary>What happens to changed images.</summary>
    Lens,
}
