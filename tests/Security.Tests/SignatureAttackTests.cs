using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests;

/// <summary>Attacks 1 to 6: webhooks that Meta didn't send.</summary>
[Collection(AttackedProductCollection.Name)]
public sealed class SignatureAttackTests(AttackedProduct attacked)
{
    private Product Product => attacked.Product;

    private string Secret => Product.Meta.Options.AppSecret;

    [Theory]
    [InlineData("missing")]
    [InlineData("short")]
    [InlineData("long")]
    [InlineData("uppercase")]
    [InlineData("without prefix")]
    [InlineData("twice")]
    [InlineData("joined")]
    [InlineData("empty")]
    public async Task Abuse01_a_signature_header_of_another_form_is_401_and_nothing_is_stored(string form)
    {
        var contact = WebhookAttack.NewContact();
        var body = WebhookAttack.Message(contact, "hello");
        var right = WebhookAttack.Sign(body, Secret);
        string[] headers = form switch
        {
            "missing" => [],
            "short" => [right[..^1]],
            "long" => [right + "0"],
            "uppercase" => ["sha256=" + right[7..].ToUpperInvariant()],
            "without prefix" => [right[7..]],
            "twice" => [right, right],
            "joined" => [right + "," + right],
            _ => [""],
        };

        Assert.Equal(HttpStatusCode.Unauthorized, await WebhookAttack.Post(Product, body, headers));
        Assert.Null((await WebhookAttack.Read(Product, contact)).Summary);
    }

    [Fact]
    public async Task Abuse02_the_SHA_1_header_alone_is_401()
    {
        var body = WebhookAttack.Message(WebhookAttack.NewContact(), "hello");
        var digest = Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret), body));
        using var response = await WebhookAttack.Send(Product, body, ("X-Hub-Signature", "sha1=" + digest));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Abuse03_one_byte_changed_or_the_body_written_anew_is_401()
    {
        var body = WebhookAttack.Message(WebhookAttack.NewContact(), "Grüße 😀");
        var signature = WebhookAttack.Sign(body, Secret);
        var changed = body.ToArray();
        changed[^30] ^= 1;
        Assert.Equal(HttpStatusCode.Unauthorized, await WebhookAttack.Post(Product, changed, signature));

        using var document = JsonDocument.Parse(body);
        var again = JsonSerializer.SerializeToUtf8Bytes(document.RootElement, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.NotEqual(body, again);
        Assert.Equal(HttpStatusCode.Unauthorized, await WebhookAttack.Post(Product, again, signature));
    }

    [Theory]
    [InlineData("😀👩‍👩‍👧 Ω")]
    [InlineData("هل يتوفر الطقم باللون الأخضر؟")]
    [InlineData("<b>&\"'/%@</b>")]
    public async Task Abuse03_originals_of_any_script_are_200(string text)
    {
        var contact = WebhookAttack.NewContact();
        var body = WebhookAttack.Message(contact, text.Replace("\"", "\\\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await WebhookAttack.Post(Product, body, WebhookAttack.Sign(body, Secret)));
        Assert.Contains((await WebhookAttack.Read(Product, contact)).Items, item => item.Content?.Text == text);
    }

    [Fact]
    public async Task Abuse04_another_apps_secret_is_401()
    {
        var body = WebhookAttack.Message(WebhookAttack.NewContact(), "hello");
        Assert.Equal(HttpStatusCode.Unauthorized, await WebhookAttack.Post(Product, body, WebhookAttack.Sign(body, "another-secret")));

        // The secret of the Instagram product signs Instagram's webhooks and no other's.
        Assert.Equal(HttpStatusCode.Unauthorized, await WebhookAttack.Post(Product, body, WebhookAttack.Sign(body, Product.Meta.Options.InstagramAppSecret)));
    }

    [Fact]
    public async Task Abuse05_an_asset_that_nobody_connected_is_200_and_written_nowhere()
    {
        var contact = WebhookAttack.NewContact();
        var body = WebhookAttack.Message(contact, "hello", phoneNumberId: "999999999999999");
        Assert.Equal(HttpStatusCode.OK, await WebhookAttack.Post(Product, body, WebhookAttack.Sign(body, Secret)));
        Assert.Null((await WebhookAttack.Read(Product, contact)).Summary);
    }

    [Fact]
    public async Task Abuse06_a_guessed_verify_token_is_403_and_a_challenge_stays_plain_text()
    {
        var guessed = await Product.Meta.Webhooks.Handshake("guess");
        Assert.Equal(403, guessed.Status);

        using var client = new HttpClient { BaseAddress = Product.Address };
        const string Html = "<script>alert(1)</script>";
        using var response = await client.GetAsync(
            $"/webhooks/meta?hub.mode=subscribe&hub.challenge={Uri.EscapeDataString(Html)}&hub.verify_token={Product.Meta.Options.VerifyToken}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Html, await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_product_still_answers_a_real_customer()
    {
        var customer = Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, WebhookAttack.NewContact());
        await customer.SendText("When are you open?");
        var reply = await customer.View.NextFromBusiness().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("Monday to Saturday from 10 to 18.", reply.Text);
    }
}
