using System.Text;
using Chatbotics.Grains.Media;

namespace Chatbotics.Grains.Tests.Media;

public sealed class MediaTypesTests
{
    [Theory]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", null, "image/jpeg")]
    [InlineData("\u0089PNG\r\n\u001a\n", null, "image/png")]
    [InlineData("RIFF....WEBPVP8 ", null, "image/webp")]
    [InlineData("OggS\0", null, "audio/ogg")]
    [InlineData("....ftypisom", null, "video/mp4")]
    [InlineData("....ftypisom", "audio", "audio/mp4")]
    [InlineData("....ftypM4A ", null, "audio/mp4")]
    [InlineData("%PDF-1.7", null, "application/pdf")]
    public void A_type_is_told_by_the_first_bytes(string head, string? kind, string type) =>
        Assert.Equal(type, MediaTypes.Sniff(Encoding.Latin1.GetBytes(head), kind));

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<?xml version='1.0'?><svg/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("")]
    public void What_could_run_or_is_not_known_is_never_a_picture(string head) =>
        Assert.Null(MediaTypes.Sniff(Encoding.Latin1.GetBytes(head), "image/png"));

    [Theory]
    [InlineData("image/svg+xml", null)]
    [InlineData("IMAGE/PNG", null)]
    [InlineData("text/html; charset=utf-8", "text/html")]
    public void What_is_only_claimed_shows_nothing_in_place(string told, string? shown) => Assert.Equal(shown, MediaTypes.Told(told));

    [Theory]
    [InlineData("../../etc/passwd", "etcpasswd")]
    [InlineData("photo\u202egnp.exe", "photognp.exe")]
    [InlineData("a\r\nSet-Cookie: x.png", "aSet-Cookie x.png")]
    [InlineData("", "image.png")]
    [InlineData(null, "image.png")]
    public void A_name_cannot_lead_elsewhere_or_deceive(string? name, string clean) =>
        Assert.Equal(clean, MediaTypes.NameOf(name, "image/png", "image"));
}
