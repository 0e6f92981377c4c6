using CnnLab.TestKit;

namespace CnnLab.Abstractions.Tests.TestKit;

public sealed class LossHarnessTests
{
    [Test]
    public void A_right_loss_passes() => new LossHarness(new HalfSquares(1), new Shape(3)).GradientCheck();

    [Test]
    public void A_wrong_gradient_is_found() =>
        Assert.That(
            () => new LossHarness(new HalfSquares(1.05f), new Shape(3)).GradientCheck(),
            Throws.TypeOf<AssertionException>().With.Message.Contains("The gradient of the predictions"));

    private sealed class HalfSquares(float factor) : Loss
    {
        public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient)
        {
            double loss = 0;
            for (var i = 0; i < predictions.Values.Length; i++)
            {
                var error = predictions.Values[i] - targets.Values[i];
                loss += (double)error * error / 2;
                if (!gradient.IsEmpty)
                {
                    gradient.Values[i] = factor * error;
                }
            }

            return loss;
        }
    }
}
