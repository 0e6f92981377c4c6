namespace CnnLab.Plugins.Datasets;

/// <summary>The ways in which EMNIST is divided into classes; table II of the paper.</summary>
public enum EmnistSplit
{
    /// <summary>Digits, capital and small letters: 62 classes, 814,255 images.</summary>
    Byclass,

    /// <summary>Capital and small letters that look alike are one class: 47 classes, 814,255 images.</summary>
    Bymerge,

    /// <summary>As many images of each of the 47 classes: 131,600 images.</summary>
    Balanced,

    /// <summary>Letters, capital and small ones together: 26 classes, 145,600 images.</summary>
    Letters,

    /// <summary>Digits: 280,000 images.</summary>
    Digits,

    /// <summary>Digits, as many as MNIST has: 70,000 images.</summary>
    Mnist,
}
