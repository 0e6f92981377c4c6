using System.ComponentModel;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Every image of a batch becomes <c>l x + (1 - l) x'</c>, with another image x' of the batch, and its target likewise;
/// one l for the batch, drawn from Beta(alpha, alpha).
/// </summary>
/// <remarks>Zhang, Cisse, Dauphin, Lopez-Paz: "mixup: Beyond Empirical Risk Minimization", ICLR 2018.</remarks>
/// <param name="options">How strongly, and how often.</param>
[Description(
    "Mixes each image of a batch and its target with another image and its target (Zhang and others 2018).")]
public sealed class MixupAugmentation(MixupOptions options) : BatchAugmentation
{
    private readonly Partners _partners = new();

    /// <inheritdoc/>
    public override void Apply(Batch images, Batch targets, ref RandomStream random)
    {
        if (random.NextDouble() >= options.Probability)
        {
            return;
        }

        var mixing = new LinearMixing((float)Beta.Draw(options.Alpha, ref random));
        _partners.Draw(images.Count, ref random);
        _partners.Mix(images, mixing);
        _partners.Mix(targets, mixing);
    }
}
