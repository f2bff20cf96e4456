using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Security.Tests;

/// <summary>Shopify's mandatory topics on the whole product, over its socket.</summary>
[Collection(AttackedProductCollection.Name)]
public sealed class ShopifyTopicTests(AttackedProduct attacked)
{
    private readonly Product _product = attacked.Product;

    [Fact]
    public async Task What_is_not_signed_by_shopify_is_401()
    {
        const string Body = """{"shop_domain":"example-shop.myshopify.com","customer":{"id":1}}""";
        Assert.Equal(HttpStatusCode.Unauthorized, await Post("customers/redact", Body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post("customers/redact", Body, Sign(Body, "another secret")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post("customers/redact", Body + " ", Sign(Body)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post("customers/redact", Body, Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AttackedProduct.ShopifySecret), Encoding.UTF8.GetBytes(Body)))));
        Assert.Equal(HttpStatusCode.BadRequest, await Post("orders/create", Body, Sign(Body)));

        // A shop of nobody here: authentic, and nothing is kept of it.
        const string Foreign = """{"shop_domain":"somebody-elses.myshopify.com","customer":{"id":1,"email":"a@example.com"}}""";
        Assert.Equal(HttpStatusCode.OK, await Post("customers/redact", Foreign, Sign(Foreign)));
    }

    [Fact]
    public async Task A_customers_question_opens_one_request_however_often_it_is_delivered()
    {
        const string Body = """{"shop_id":954889,"shop_domain":"example-shop.myshopify.com","orders_requested":[299938],"customer":{"id":191167,"email":"john@example.com","phone":"555-625-1199"},"data_request":{"id":9999}}""";
        for (var delivery = 0; delivery < 3; delivery++)
        {
            Assert.Equal(HttpStatusCode.OK, await Post("customers/data_request", Body, Sign(Body), "event-1"));
        }

        await Eventually.Holds(async () => (await Requests()).Any(static request => request.Person.Contains("9999", StringComparison.Ordinal)));
        var only = Assert.Single(await Requests(), static request => request.Person.Contains("191167", StringComparison.Ordinal) && request.Kind == RequestKind.Access);
        Assert.Equal(("Shopify", RequestStep.Identified), (only.Way, only.Step));
    }

    [Fact]
    public async Task A_customer_to_redact_is_erased_with_the_conversations_and_a_receipt()
    {
        var contact = WebhookAttack.NewContact();
        var message = WebhookAttack.Message(contact, "my order, please");
        Assert.Equal(HttpStatusCode.OK, await WebhookAttack.Post(_product, message, WebhookAttack.Sign(message, _product.Meta.Options.AppSecret)));
        using (Caller.Use(Caller.Engine))
        {
            await Eventually.Holds(async () => !(await _product.Grains.GetGrain<IContactsGrain>("acme").FindByIdentity(IdentityKind.Phone, "+" + contact, null)).IsEmpty);
        }

        var body = $$$"""{"shop_id":954889,"shop_domain":"example-shop.myshopify.com","customer":{"id":"777","phone":"+{{{contact}}}"},"orders_to_redact":["987654321"]}""";
        Assert.Equal(HttpStatusCode.OK, await Post("customers/redact", body, Sign(body), "event-2"));
        var catalog = _product.Services.GetRequiredService<IConversationCatalog>();
        var key = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), contact);
        await Eventually.Holds(async () => (await catalog.List(key.Value, null, 1)).IsEmpty);
        await Eventually.Holds(async () => (await Requests()).Any(static request => request.Kind == RequestKind.Erasure && request.IsClosed && request.Note.Contains(": receipt 0", StringComparison.Ordinal)));
        Assert.Equal((ErasureKind.Contact, "Shopify customers/redact"), await Receipt("The contact and its conversations are erased"));

        // Again, when nothing of the customer is left: said so, and closed.
        Assert.Equal(HttpStatusCode.OK, await Post("customers/redact", body, Sign(body), "event-3"));
        await Eventually.Holds(async () => (await Requests()).Any(static request => request.Note.Contains("Nothing of this customer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_shop_that_left_is_written_down()
    {
        const string Body = """{"shop_id":954889,"shop_domain":"example-shop.myshopify.com"}""";
        Assert.Equal(HttpStatusCode.OK, await Post("shop/redact", Body, Sign(Body)));
        await Eventually.Holds(async () => (await Requests()).Any(static request => request.IsClosed && request.Person.Contains("The shop example-shop", StringComparison.Ordinal)));
        Assert.Equal((ErasureKind.Connection, "Shopify shop/redact"), await Receipt("Everything of the shop is erased"));
    }

    [Fact]
    public async Task A_customer_without_conversations_is_erased_with_a_receipt_too()
    {
        using var engine = Caller.Use(Caller.Engine);
        var made = await _product.Grains.GetGrain<IContactsGrain>("acme").Create(new ContactEdit { Name = "Quiet Quill", AddIdentities = [new KnownIdentity { Kind = IdentityKind.Email, Value = "quill@example.com" }] });
        const string Body = """{"shop_id":954889,"shop_domain":"example-shop.myshopify.com","customer":{"id":"778","email":"quill@example.com"},"orders_to_redact":[]}""";
        Assert.Equal(HttpStatusCode.OK, await Post("customers/redact", Body, Sign(Body), "event-quill"));
        await Eventually.Holds(async () => (await Requests()).Any(static request => request.IsClosed && request.Person.Contains("778", StringComparison.Ordinal)));
        Assert.Null(await _product.Grains.GetGrain<IContactGrain>(ContactKeys.Of("acme", made.Contact!.Row.Id)).Get());
        var note = (await Requests()).Single(static request => request.Person.Contains("778", StringComparison.Ordinal)).Note;
        Assert.Contains(": receipt 0", note, StringComparison.Ordinal);
    }

    /// <summary>The signed receipt that the latest closed request with some words names.</summary>
    private async Task<(ErasureKind, string?)> Receipt(string words)
    {
        var note = (await Requests()).First(request => request.Note.StartsWith(words, StringComparison.Ordinal)).Note;
        var number = long.Parse(note[(note.IndexOf("receipt ", StringComparison.Ordinal) + 8)..].Split('.')[0], CultureInfo.InvariantCulture);
        using var engine = Caller.Use(Caller.Engine);
        var receipt = (await _product.Grains.GetGrain<IReceiptLedgerGrain>("acme").Get(number))!;
        Assert.Equal(ReceiptFault.None, ReceiptVerifier.Verify(receipt));
        Assert.Equal(ErasureCause.Shop, receipt.Cause);
        return (receipt.Kind, receipt.Policy);
    }

    private static string Sign(string body, string secret = AttackedProduct.ShopifySecret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private async Task<IReadOnlyList<PrivacyRequest>> Requests()
    {
        using var engine = Caller.Use(Caller.Engine);
        return await _product.Grains.GetGrain<IRequestDeskGrain>("acme").List();
    }

    private async Task<HttpStatusCode> Post(string topic, string body, string? signature, string? id = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_product.Address, "/webhooks/shopify")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Shopify-Topic", topic);
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Shopify-Hmac-Sha256", signature);
        }

        if (id is not null)
        {
            request.Headers.Add("X-Shopify-Event-Id", id);
        }

        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
