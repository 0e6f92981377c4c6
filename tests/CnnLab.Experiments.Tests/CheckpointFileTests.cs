using System.Text;

namespace CnnLab.Experiments.Tests;

public class CheckpointFileTests
{
    private TempFolder _folder = null!;

    private string File => _folder.File("a.cnnlab");

    [SetUp]
    public void MakeFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Everything_comes_back_bit_for_bit()
    {
        var written = Some.Checkpoint(epoch: 3);
        CheckpointFile.Write(File, written);
        var read = CheckpointFile.Read(File);
        Assert.That((read.Repeat, read.Fold, read.Epoch, read.Step, read.OptimizerType),
            Is.EqualTo((1, 1, 3, 30L, "sgd")));
        Assert.That(Bits(read.Values), Is.EqualTo(Bits(written.Values)));
        Assert.That(read.OptimizerState["velocity"], Is.EqualTo(written.OptimizerState["velocity"]));
        Assert.That(read.Parameters[1].Name, Is.EqualTo("conv1/bias"));
        Assert.That((read.Parameters[1].Dimensions, read.Parameters[1].Offset), Is.EqualTo(((int[])[1], 6)));
    }

    [Test]
    public void The_parameters_behind_an_average_come_back_too()
    {
        float[] behind = [1, 2, 3, -0f, 5];
        CheckpointFile.Write(File, Some.Checkpoint() with { TrainingValues = behind });
        var read = CheckpointFile.Read(File);
        Assert.That(Bits(read.TrainingValues!), Is.EqualTo(Bits(behind)));
        Assert.That(read.OptimizerState["velocity"], Is.EqualTo(Some.Checkpoint().OptimizerState["velocity"]));
        CheckpointFile.Write(File, Some.Checkpoint());
        Assert.That(CheckpointFile.Read(File).TrainingValues, Is.Null);
    }

    [Test]
    public void The_standardization_that_a_prediction_needs_comes_back()
    {
        CheckpointFile.Write(File, Some.Checkpoint() with { Standardization = new([0.1307f, 0.5f], [0.3081f, 1]) });
        var read = CheckpointFile.Read(File).Standardization!;
        Assert.That((read.Mean, read.Deviation), Is.EqualTo(((float[])[0.1307f, 0.5f], (float[])[0.3081f, 1])));
        CheckpointFile.Write(File, Some.Checkpoint());
        Assert.That(CheckpointFile.Read(File).Standardization, Is.Null);
    }

    [Test]
    public void Arrays_longer_than_one_piece_come_back()
    {
        var values = Enumerable.Range(0, 40_001).Select(i => i * 0.25f).ToArray();
        CheckpointFile.Write(File,
            Some.Checkpoint() with { Values = values, OptimizerState = new Dictionary<string, float[]>() });
        Assert.That(CheckpointFile.Read(File).Values, Is.EqualTo(values));
    }

    [Test]
    public void Any_flipped_bit_is_found()
    {
        CheckpointFile.Write(File, Some.Checkpoint());
        var bytes = System.IO.File.ReadAllBytes(File);
        for (var bit = 0; bit < bytes.Length * 8; bit += 11)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            System.IO.File.WriteAllBytes(File, flipped);
            Assert.That(() => CheckpointFile.Read(File), Throws.TypeOf<RunFileException>()
                .With.Message.Contains(bit < 64 ? "is not a checkpoint" : "is damaged or cut short"), $"bit {bit}");
        }
    }

    [Test]
    public void Any_truncation_is_found()
    {
        CheckpointFile.Write(File, Some.Checkpoint());
        var bytes = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < bytes.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            Assert.That(() => CheckpointFile.Read(File), Throws.TypeOf<RunFileException>(), $"length {length}");
        }
    }

    [Test]
    public void The_file_names_components_and_no_types_of_the_runtime()
    {
        CheckpointFile.Write(File, Some.Checkpoint());
        var text = Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(File));
        Assert.That(text, Does.StartWith("CNNLABCK").And.Contain("\"optimizer\":\"sgd\"").And.Contain("conv1/kernel"));
        Assert.That(text, Does.Not.Contain("System.").And.Not.Contain("CnnLab."));
    }

    [Test]
    public void A_newer_format_is_named()
    {
        CheckpointFile.Write(File, Some.Checkpoint());
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[8] = 3;
        System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(..^32)).CopyTo(bytes.AsSpan(^32..));
        System.IO.File.WriteAllBytes(File, bytes);
        Assert.That(() => CheckpointFile.Read(File), Throws.TypeOf<RunFileException>()
            .With.Message.Contains("is a checkpoint of format 3"));
    }

    [Test]
    public void A_missing_file_is_named() =>
        Assert.That(() => CheckpointFile.Read(File), Throws.TypeOf<RunFileException>()
            .With.Message.StartsWith($"Cannot read {File}"));

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
