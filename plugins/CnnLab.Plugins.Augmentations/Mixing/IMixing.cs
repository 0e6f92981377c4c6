namespace CnnLab.Plugins.Augmentations;

/// <summary>How a sample takes something of its partner.</summary>
internal interface IMixing
{
    /// <summary>Changes a sample in place.</summary>
    void Mix(Span<float> sample, ReadOnlySpan<float> partner);
}
