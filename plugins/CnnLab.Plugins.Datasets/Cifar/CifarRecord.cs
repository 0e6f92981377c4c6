namespace CnnLab.Plugins.Datasets;

/// <summary>One image of a CIFAR file.</summary>
/// <param name="Shape">The shape of the image.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="LabelBytes">How many labels precede the pixels, one byte each.</param>
/// <param name="LabelAt">Which of them is read.</param>
internal readonly record struct CifarRecord(Shape Shape, int Classes, int LabelBytes = 1, int LabelAt = 0)
{
    /// <summary>How long a record is.</summary>
    public int Bytes => LabelBytes + Shape.Count;
}
