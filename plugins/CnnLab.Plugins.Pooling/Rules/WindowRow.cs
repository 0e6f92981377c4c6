namespace CnnLab.Plugins.Pooling;

/// <summary>What the windows of a row have in common.</summary>
internal ref struct WindowRow
{
    /// <summary>As many sums of a parameter's gradient as the widest vector has lanes.</summary>
    public const int LanesOfParameter = 16;

    /// <summary>The first window's corner in the parted image, and in its gradient.</summary>
    public ref float Corner, GradientCorner;

    /// <summary>How many elements of each window are not padding.</summary>
    public ref float Counts;

    /// <summary>The windows' values and the gradients with respect to them.</summary>
    public ref float Values, Upstream;

    /// <summary>The number that is kept of each window, where there is one.</summary>
    public Span<float> State;

    /// <summary>From a window's corner to its elements.</summary>
    public ReadOnlySpan<int> Taps;

    /// <summary>The place of the first of these in the window.</summary>
    public int FirstPlace;

    /// <summary>The parameters of the channel.</summary>
    public ReadOnlySpan<float> Parameters;

    /// <summary>The sums of their gradients, lane by lane.</summary>
    public Span<float> ParameterLanes;

    public bool IsTraining;
}
