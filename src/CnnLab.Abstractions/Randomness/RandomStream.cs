namespace CnnLab;

/// <summary>
/// A counter-based stream of random numbers: value i depends on the stream's name and on i only, so nobody's draws
/// shift anybody else's.
/// </summary>
/// <remarks>
/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel Random Numbers: As Easy as 1, 2, 3", 2011). A mutable struct:
/// pass it by
/// <c>ref</c>, or copy it to replay the same numbers. <see cref="Position"/> is all that a checkpoint has to keep.
/// </remarks>
public struct RandomStream
{
    internal const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
    private readonly ulong _key;
    private ulong _loadedBlock;
    private uint _word0, _word1, _word2, _word3;
    private double _spareGaussian;
    private bool _hasSpareGaussian;

    private RandomStream(ulong key)
    {
        _key = key;
        _loadedBlock = ulong.MaxValue;
    }

    /// <summary>How many 32-bit words were drawn.</summary>
    public ulong Position { get; private set; }

    /// <summary>The stream of one consumer.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What the numbers are for, for example <c>dropout</c>.</param>
    /// <param name="name">Who draws them: the layer's name, not its index.</param>
    /// <param name="index">A further number that tells streams apart, for example the fold.</param>
    public static RandomStream For(ulong seed, string purpose, string name = "", ulong index = 0)
    {
        var key = Mix(seed + 0x9E3779B97F4A7C15);
        key = Mix(key ^ Hash(purpose));
        key = Mix(key ^ Hash(name));
        return new RandomStream(Mix(key ^ index));
    }

    /// <summary>
    /// A stream of its own for each <paramref name="index"/>, unrelated to this one's position: one per step, sample or
    /// worker.
    /// </summary>
    public readonly RandomStream Fork(ulong index) => new(Mix(_key ^ Mix(index + 0x9E3779B97F4A7C15)));

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        var block = Position >> 2;
        if (block != _loadedBlock)
        {
            Load(block);
        }

        return (Position++ & 3) switch { 0 => _word0, 1 => _word1, 2 => _word2, _ => _word3 };
    }

    /// <summary>Assigns what as many calls of <see cref="NextUInt32"/> would give, several times as fast.</summary>
    public void Fill(Span<uint> words)
    {
        var next = 0;
        while (next < words.Length)
        {
            if ((Position & 3) == 0 && words.Length - next >= PhiloxBlocks.Words)
            {
                var filled = PhiloxBlocks.Fill(_key, Position >> 2, words[next..]);
                Position += (ulong)filled;
                next += filled;
            }

            if (next < words.Length)
            {
                words[next++] = NextUInt32();
            }
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64() => NextUInt32() | ((ulong)NextUInt32() << 32);

    /// <summary>Uniform in [0, 1), a multiple of 2^-24.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [minimum, maximum).</summary>
    public double NextDouble(double minimum, double maximum) => minimum + ((maximum - minimum) * NextDouble());

    /// <summary>Uniform in 0 .. <paramref name="bound"/> - 1, without bias (Lemire 2019).</summary>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var product = (ulong)NextUInt32() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            var threshold = (uint)-bound % (uint)bound;
            while ((uint)product < threshold)
            {
                product = (ulong)NextUInt32() * (uint)bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Normal with mean 0 and standard deviation 1 (Box and Muller 1958).</summary>
    public double NextGaussian()
    {
        if (_hasSpareGaussian)
        {
            _hasSpareGaussian = false;
            return _spareGaussian;
        }

        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * NextDouble());
        _spareGaussian = radius * sine;
        _hasSpareGaussian = true;
        return radius * cosine;
    }

    /// <summary>Puts <paramref name="items"/> into a random order (Fisher and Yates, Durstenfeld 1964).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Jumps to a position that <see cref="Position"/> gave before.</summary>
    public void MoveTo(ulong position)
    {
        Position = position;
        _hasSpareGaussian = false;
    }

    private static ulong Hash(string text)
    {
        // FNV-1a over UTF-8: string.GetHashCode is different in every process.
        var hash = 0xCBF29CE484222325UL;
        Span<byte> buffer = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var octet in buffer[..rune.EncodeToUtf8(buffer)])
            {
                hash = (hash ^ octet) * 0x100000001B3UL;
            }
        }

        return hash;
    }

    private static ulong Mix(ulong value)
    {
        // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private void Load(ulong block)
    {
        (_word0, _word1, _word2, _word3) =
            Philox((uint)block, (uint)(block >> 32), 0, 0, (uint)_key, (uint)(_key >> 32));
        _loadedBlock = block;
    }

    /// <summary>
    /// The block function: four words from a counter and a key. Internal for the paper's known answers.
    /// </summary>
    internal static (uint Word0, uint Word1, uint Word2, uint Word3) Philox(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = (
                (uint)(product1 >> 32) ^ c1 ^ k0,
                (uint)product1,
                (uint)(product0 >> 32) ^ c3 ^ k1,
                (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }
}
