namespace CnnLab.Plugins.Datasets;

/// <summary>When images are decoded for training; before it, each is decoded once to see that it can be.</summary>
public enum DecodeTime
{
    /// <summary>Once, into memory: a byte for each pixel and channel.</summary>
    UpFront,

    /// <summary>Whenever one is needed: memory for one image at a time and thread.</summary>
    OnTheFly,
}
