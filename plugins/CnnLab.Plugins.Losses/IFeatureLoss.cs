namespace CnnLab.Plugins.Losses;

/// <summary>A loss of one feature; a sample's loss is the mean over its features.</summary>
internal interface IFeatureLoss
{
    /// <summary>The loss of a prediction, and its derivative with respect to the prediction.</summary>
    (double Value, double Derivative) Of(double prediction, double target);
}
