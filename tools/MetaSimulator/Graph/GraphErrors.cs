using System.Collections.Immutable;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>
/// The errors a sender meets, as data. WhatsApp's statuses follow Meta's error table: throttling is 400, not 429;
/// 3, 131000, 131016 and 131045 are 500; 0 and 190 are 401; 10, 200, 368 and 131031 are 403.
/// </summary>
public static class GraphErrors
{
    private const string WindowPolicy = "https://developers.facebook.com/docs/messenger-platform/policy-overview";

    /// <summary>Every known error.</summary>
    public static ImmutableArray<GraphError> All { get; } =
    [
        // Any product.
        new(401, 0, "AuthException"),
        new(500, 1, "An unknown error occurred") { IsTransient = true },
        new(500, 1, "An unknown error occurred") { Subcode = 1357046, IsTransient = false },
        new(503, 2, "An unexpected error has occurred. Please retry your request later.") { IsTransient = true },
        new(500, 3, "(#3) Application does not have the capability to make this API call."),
        new(400, 4, "(#4) Application request limit reached") { IsTransient = true, Localised = Texts(("pt", "(#4) O limite de solicitações do aplicativo foi atingido"), ("zh", "(#4) 已达到应用请求上限")) },
        new(403, 10, "(#10) Application does not have permission for this action"),
        new(400, 17, "(#17) User request limit reached") { IsTransient = true },
        new(400, 32, "(#32) Page request limit reached") { IsTransient = true },
        new(400, 100, "(#100) Invalid parameter"),
        new(400, 100, "Unsupported post request. Object with this ID does not exist, cannot be loaded due to missing permissions, or does not support this operation") { Subcode = 33, Type = "GraphMethodException" },
        new(401, 190, "Invalid OAuth access token - Cannot parse access token"),
        new(401, 190, "Error validating access token: The user has not authorized the application.") { Subcode = 458 },
        new(401, 190, "Error validating access token: The session is invalid because the user logged out.") { Subcode = 460 },
        new(401, 190, "Error validating access token: Session has expired.") { Subcode = 463, Localised = Texts(("pt", "Erro ao validar o token de acesso: a sessão expirou."), ("zh", "验证访问口令出错：会话已过期。")) },
        new(403, 200, "(#200) Permissions error") { Localised = Texts(("pt", "(#200) Erro de permissões"), ("zh", "(#200) 权限错误")) },
        new(403, 230, "(#230) Permission has to be granted by the user"),
        new(403, 299, "(#299) Permissions error"),
        new(403, 368, "(#368) The action attempted has been deemed abusive or is otherwise disallowed"),
        new(400, 613, "(#613) Calls to this api have exceeded the rate limit.") { IsTransient = true },
        new(400, 1200, "(#1200) Temporary send message failure. Please try again later.") { IsTransient = true },

        // Messenger and Instagram.
        new(400, 10, "(#10) This message is sent outside of allowed window. Learn more about the new policy here: " + WindowPolicy)
        {
            Subcode = 2018278,
            Localised = Texts(("zh", "(#10) 这条消息是在消息发送时间窗以外发送的。请在这里详细了解新政策：" + WindowPolicy), ("pt", "(#10) Esta mensagem foi enviada fora do período permitido.")),
        },
        new(400, 10, "(#10) This message is sent outside of allowed window. You need page_messaging_subscriptions permission to be able to do it. Learn more about the new policy here: " + WindowPolicy) { Subcode = 2018065 },
        new(400, 10, "(#10) Cannot message users who are not available.") { Subcode = 2018108 },
        new(403, 10, "This message is sent outside of allowed window.")
        {
            Subcode = 2534022,
            Type = "IGApiException",
            Localised = Texts(("pt", "Essa mensagem foi enviada fora do período permitido.")),
        },
        new(403, 10, "The account is restricted from sending messages.") { Subcode = 1893063, Type = "IGApiException" },
        new(400, 551, "(#551) This person isn't available right now.") { Subcode = 1545041, Localised = Texts(("zh", "(#551) 用户暂时收不到消息。")) },
        new(400, 200, "(#551) This person isn't available right now.") { Subcode = 1545041, Localised = Texts(("zh", "(#551) 用户暂时收不到消息。")) },
        new(403, 200, "The owner of the Instagram account has turned off access to messages.") { Subcode = 2534041 },
        new(400, 100, "(#100) No matching user found") { Subcode = 2018001 },
        new(400, 100, "(#100) Upload attachment failure.") { Subcode = 2018047 },
        new(400, 100, "The requested user cannot be found.")
        {
            Subcode = 2534014,
            Type = "IGApiException",
            Localised = Texts(("pt", "Não foi possível encontrar o usuário solicitado.")),
        },
        new(400, 100, "The account is blocked from sending messages.") { Subcode = 2534029, Type = "IGApiException" },
        new(400, 613, "Calls to this api have exceeded the rate limit.") { Subcode = 2534040, Type = "IGApiException", IsTransient = true },
        new(400, 80002, "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.") { IsTransient = true },

        // WhatsApp.
        WhatsApp(400, 33, "Parameter value is not valid", "The business phone number has been deleted."),
        WhatsApp(400, 80007, "Rate limit issues", "The WhatsApp Business Account has reached its rate limit."),
        WhatsApp(400, 130429, "Rate limit hit", "Cloud API message throughput has been reached.") with { Subcode = 2494055 },
        WhatsApp(400, 130472, "User's number is part of an experiment", "Failed to send message because this user's phone number is part of an experiment"),
        WhatsApp(403, 130497, "Business account is restricted from messaging users in this country.", "The account may not message users in this country."),
        WhatsApp(500, 131000, "Something went wrong", "Message failed to send due to an unknown error."),
        WhatsApp(403, 131005, "Access denied", "Permission is either not granted or has been removed."),
        WhatsApp(400, 131008, "Required parameter is missing", "The request is missing a required parameter."),
        WhatsApp(400, 131009, "Parameter value is not valid", "One or more parameter values are invalid."),
        WhatsApp(500, 131016, "Service unavailable", "A service is temporarily unavailable."),
        WhatsApp(400, 131021, "Recipient cannot be sender", "The sender and recipient phone number is the same."),
        WhatsApp(400, 131026, "Message undeliverable", "Unable to deliver message."),
        WhatsApp(400, 131030, "Recipient phone number not in allowed list", "Recipient phone number not in allowed list") with { Subcode = 2655007 },
        WhatsApp(403, 131031, "Business account has been locked", "The account was restricted or disabled for a policy violation."),
        WhatsApp(400, 131042, "Business eligibility payment issue", "Message failed to send because there were one or more errors related to your payment method."),
        WhatsApp(500, 131045, "Incorrect certificate", "Message failed to send due to a phone number registration error."),
        WhatsApp(400, 131047, "Re-engagement message", "Message failed to send because more than 24 hours have passed since the customer last replied to this number."),
        WhatsApp(400, 131048, "Spam rate limit hit", "Message failed to send because there are restrictions on how many messages can be sent from this phone number."),
        WhatsApp(400, 131049, "This message was not delivered to maintain healthy ecosystem engagement.", "In order to maintain a healthy ecosystem engagement, the message failed to be delivered."),
        WhatsApp(400, 131050, "User has stopped marketing messages", "Unable to deliver the message: this recipient has chosen to stop receiving marketing messages from your business."),
        WhatsApp(400, 131051, "Unsupported message type", "Message type is currently not supported."),
        WhatsApp(400, 131052, "Media download error", "Unable to download the media sent by the user."),
        WhatsApp(400, 131053, "Media upload error", "Unable to upload the media used in the message."),
        WhatsApp(400, 131056, "(Business Account, Consumer Account) pair rate limit hit", "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time."),
        WhatsApp(400, 131057, "Account in maintenance mode", "Business Account is in maintenance mode"),
        WhatsApp(400, 131062, "Business-scoped user ids are not supported for this message", "The message cannot be sent to a business-scoped user id; send it to a phone number."),
        WhatsApp(400, 132000, "Number of parameters does not match the expected number of params", "The number of body parameters differs from the template's."),
        WhatsApp(404, 132001, "Template name does not exist in the translation", "The template does not exist in this language, or has not been approved."),
        WhatsApp(400, 132005, "Translated text too long", "The translated text is too long."),
        WhatsApp(400, 132007, "Template content violates policy", "The template's content violates a WhatsApp policy."),
        WhatsApp(400, 132012, "Parameter format does not match format in the created template", "Variable parameter values are formatted incorrectly."),
        WhatsApp(400, 132015, "Template is paused", "The template is paused because of low quality."),
        WhatsApp(400, 132016, "Template is disabled", "The template was paused too often and is now permanently disabled."),
        WhatsApp(400, 132068, "Flow is blocked", "The flow is in a blocked state."),
        WhatsApp(400, 132069, "Flow is throttled", "The flow is in a throttled state."),
        WhatsApp(400, 133004, "Server temporarily unavailable", "The server is temporarily unavailable."),
        WhatsApp(400, 133010, "Account not registered", "The phone number is not registered on the WhatsApp Business Platform."),
    ];

    /// <summary>The known error with this code and subcode. Without a subcode, the first with the code.</summary>
    /// <exception cref="KeyNotFoundException">There is none; build a <see cref="GraphError"/> instead.</exception>
    public static GraphError Find(int code, int? subcode = null) =>
        All.FirstOrDefault(error => error.Code == code && (subcode is null ? true : error.Subcode == subcode))
        ?? throw new KeyNotFoundException($"No known error has the code {code} and the subcode {subcode}; build a {nameof(GraphError)} instead.");

    /// <summary>WhatsApp's error with this code and details of the case.</summary>
    internal static GraphError WhatsApp(int code, string details) => Find(code) with { Details = details };

    private static GraphError WhatsApp(int status, int code, string title, string details) =>
        new(status, code, $"(#{code}) {title}") { Details = details };

    private static ImmutableDictionary<string, string> Texts(params (string Language, string Text)[] texts) =>
        texts.ToImmutableDictionary(text => text.Language, text => text.Text);
}
