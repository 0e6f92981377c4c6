namespace CnnLab.Experiments;

/// <summary>What an image has where there is nothing.</summary>
internal static class Background
{
    /// <summary>
    /// The median of the outermost pixels of each channel: for digits on black it is black, for hands on a wall the
    /// wall. Of an even count the lower one, so that it is a value that the image has.
    /// </summary>
    public static float[] Of(ReadOnlySpan<float> image, Shape shape)
    {
        var background = new float[shape.Channels];
        var border = new List<float>();
        for (var channel = 0; channel < background.Length; channel++)
        {
            border.Clear();
            for (var row = 0; row < shape.Height; row++)
            {
                var isOuter = row == 0 || row == shape.Height - 1;
                for (var column = 0; column < shape.Width; column++)
                {
                    if (isOuter || column == 0 || column == shape.Width - 1)
                    {
                        border.Add(image[(((channel * shape.Height) + row) * shape.Width) + column]);
                    }
                }
            }

            border.Sort();
            background[channel] = border[(border.Count - 1) / 2];
        }

        return background;
    }
}
