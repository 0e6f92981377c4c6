using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// The file of a <see cref="Checkpoint"/>: 8 bytes <c>CNNLABCK</c>, format and header length as 32-bit integers, the
/// header as JSON, then as 32-bit floats the parameters, the optimizer's arrays and, where there are some, the parameters
/// that training goes on from, those that a callback has kept and the predictions of an unfinished epoch, and the sha256
/// of all before it. Numbers are little-endian.
/// </summary>
public static class CheckpointFile
{
    private const int Format = 2, HashLength = SHA256.HashSizeInBytes, PreambleLength = 16;

    private static ReadOnlySpan<byte> Magic => "CNNLABCK"u8;

    /// <summary>Writes the file whole: a crash leaves the one that was there before.</summary>
    /// <exception cref="RunFileException">It cannot be written.</exception>
    public static void Write(string path, Checkpoint checkpoint) => Write(path, checkpoint, previous: null);

    /// <summary>
    /// Writes the file whole, after which the disk has it if it is waited for, and keeps the one that was there before
    /// under another name.
    /// </summary>
    /// <inheritdoc cref="Write(string, Checkpoint)" path="/exception"/>
    internal static void Write(string path, Checkpoint checkpoint, string? previous, bool waitsForDisk = true) =>
        WholeFile.Write(path, file => Write(file, checkpoint), previous, waitsForDisk);

    /// <summary>Reads the file after its sha256 was found right.</summary>
    /// <exception cref="RunFileException">It is missing, cut short, damaged, or of another kind or format.</exception>
    public static Checkpoint Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Verify(path, file);
            return ReadContent(path, file);
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotRead(path, exception);
        }
    }

    private static void Write(Stream file, Checkpoint checkpoint)
    {
        using var sha256 = SHA256.Create();
        using (var hashing = new CryptoStream(file, sha256, CryptoStreamMode.Write, leaveOpen: true))
        {
            WriteContent(hashing, checkpoint);
        }

        file.Write(sha256.Hash);
    }

    private static void WriteContent(Stream stream, Checkpoint checkpoint)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(CheckpointHeader.Of(checkpoint), CheckpointHeader.Json);
        Span<byte> numbers = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, Format);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], header.Length);
        stream.Write(Magic);
        stream.Write(numbers);
        stream.Write(header);
        FloatBlob.Write(stream, checkpoint.Values);
        foreach (var slot in checkpoint.OptimizerState.Values)
        {
            FloatBlob.Write(stream, slot);
        }

        if (checkpoint.TrainingValues is { } trainingValues)
        {
            FloatBlob.Write(stream, trainingValues);
        }

        FloatBlob.Write(stream, checkpoint.KeptValues ?? []);
        FloatBlob.Write(stream, checkpoint.Unfinished is { } unfinished ? unfinished.Predictions.Span : []);
    }

    private static void Verify(string path, FileStream file)
    {
        Span<byte> magic = stackalloc byte[8];
        if (file.ReadAtLeast(magic, 8, throwOnEndOfStream: false) < 8 || !magic.SequenceEqual(Magic))
        {
            throw new RunFileException($"{path} is not a checkpoint of cnnlab: it does not begin with CNNLABCK.");
        }

        if (file.Length < PreambleLength + HashLength || !HashIsRight(file))
        {
            throw new RunFileException(
                $"{path} is damaged or cut short: its content does not match its sha256. "
                + "Restore it from a copy, or delete it and train the fold again.");
        }
    }

    private static bool HashIsRight(FileStream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (var left = file.Length - HashLength; left > 0;)
        {
            var count = (int)Math.Min(left, buffer.Length);
            file.ReadExactly(buffer, 0, count);
            hash.AppendData(buffer, 0, count);
            left -= count;
        }

        file.ReadExactly(buffer, 0, HashLength);
        return hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, HashLength));
    }

    private static Checkpoint ReadContent(string path, FileStream file)
    {
        file.Position = Magic.Length;
        Span<byte> numbers = stackalloc byte[8];
        file.ReadExactly(numbers);
        var format = BinaryPrimitives.ReadInt32LittleEndian(numbers);
        if (format != Format)
        {
            throw new RunFileException(
                $"{path} is a checkpoint of format {format}. This version of cnnlab reads format {Format}: "
                + "read it with the version that wrote it.");
        }

        var json = new byte[BinaryPrimitives.ReadInt32LittleEndian(numbers[4..])];
        file.ReadExactly(json);
        var header = JsonSerializer.Deserialize<CheckpointHeader>(json, CheckpointHeader.Json)!;
        var values = FloatBlob.Read(file, header.Values);
        var state = header.OptimizerState.ToDictionary(slot => slot.Name, slot => FloatBlob.Read(file, slot.Count));
        var trainingValues = header.TrainingValues == 0 ? null : FloatBlob.Read(file, header.TrainingValues);
        var keptValues = header.KeptValues == 0 ? null : FloatBlob.Read(file, header.KeptValues);
        return new Checkpoint(
            header.Repeat,
            header.Fold,
            header.Epoch,
            header.Step,
            header.Parameters,
            values,
            header.Optimizer,
            state,
            trainingValues)
        {
            Standardization = header.Standardization,
            KeptValues = keptValues,
            Epochs = [.. header.Epochs.Select(epoch => epoch.Result(header.Repeat, header.Fold))],
            Unfinished = header.Unfinished is { } middle
                ? middle.Epoch(FloatBlob.Read(file, middle.Predictions))
                : null,
            InitialWeights = header.InitialWeights,
        };
    }
}
