namespace CnnLab.Engine.Tests;

/// <summary>Images that are not in memory as far as the engine knows, and note who reads them.</summary>
internal sealed class WatchedImages(int count) : ImageSet
{
    private readonly List<Thread> _threads = [];

    public override IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, count).Select(index => index % 3)];

    /// <summary>How often each image was read.</summary>
    public int[] Reads { get; } = new int[count];

    /// <summary>The images that cannot be read.</summary>
    public HashSet<int> Broken { get; init; } = [];

    /// <summary>What a reader does first.</summary>
    public Action<int> OnRead { get; set; } = _ => { };

    /// <summary>The threads that read, but for this one.</summary>
    public IReadOnlyList<Thread> OtherThreads
    {
        get
        {
            lock (_threads)
            {
                return [.. _threads.Where(thread => thread != Thread.CurrentThread)];
            }
        }
    }

    /// <summary>The pixel that an image has everywhere.</summary>
    public static float Pixel(int index) => index + 0.5f;

    public override void Read(int index, Span<float> image)
    {
        OnRead(index);
        lock (_threads)
        {
            if (!_threads.Contains(Thread.CurrentThread))
            {
                _threads.Add(Thread.CurrentThread);
            }
        }

        Interlocked.Increment(ref Reads[index]);
        if (Broken.Contains(index))
        {
            throw new FormatException($"image {index} is broken");
        }

        image.Fill(Pixel(index));
    }
}
