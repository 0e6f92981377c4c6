namespace CnnLab.Plugins.Datasets;

/// <summary>Which of CIFAR-100's two labels is learnt.</summary>
public enum Cifar100LabelMode
{
    /// <summary>100 classes of 600 images.</summary>
    Fine,

    /// <summary>20 superclasses of 3,000 images.</summary>
    Coarse,
}
