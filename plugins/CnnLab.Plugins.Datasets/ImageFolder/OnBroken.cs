namespace CnnLab.Plugins.Datasets;

/// <summary>What becomes of an image that cannot be read.</summary>
public enum OnBroken
{
    /// <summary>It ends the run.</summary>
    Fail,

    /// <summary>It is left out and named in the run's log and on the console.</summary>
    Skip,
}
