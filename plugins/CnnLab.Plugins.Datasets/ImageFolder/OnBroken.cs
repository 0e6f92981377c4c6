namespace CnnLab.Plugins.Datasets;

/// <summary>What becomes of an image that cannot be read.</summary>
public enum OnBroken
{
    /// <summary>It ends the run.</summary>
    Fail,

    /// <summary>It is named on the error output and left out.</summary>
    Skip,
}
