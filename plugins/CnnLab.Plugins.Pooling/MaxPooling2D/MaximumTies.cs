namespace CnnLab.Plugins.Pooling;

/// <summary>Which of several equal maxima of a window gets the gradient.</summary>
public enum MaximumTies
{
    /// <summary>The first, row by row.</summary>
    First,

    /// <summary>Every one, each the whole gradient.</summary>
    All,
}
