namespace CnnLab.Plugins.Augmentations;

/// <summary>What an erased part is filled with.</summary>
public enum ErasingFill
{
    /// <summary>One value.</summary>
    Constant,

    /// <summary>A normal value of mean 0 and standard deviation 1 for every pixel of every channel.</summary>
    Gaussian,
}
