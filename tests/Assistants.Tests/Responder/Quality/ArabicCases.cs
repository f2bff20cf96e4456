using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Assistants.Tests.Responder.Quality;

/// <summary>A clothes shop's list and messages in Arabic.</summary>
internal static class ArabicCases
{
    public static ImmutableArray<QuestionAnswer> List { get; } =
    [
        new("ما هي أوقات العمل؟ متى يفتح المتجر؟", "نفتح كل يوم من الساعة العاشرة صباحًا حتى التاسعة مساءً."),
        new("كم تكلفة الشحن؟ هل التوصيل مجاني؟", "التوصيل داخل المدينة مجاني، وخارجها بثلاثين ريالًا."),
        new("كم يستغرق التوصيل؟ متى تصل الشحنة؟", "من يومين إلى أربعة أيام عمل."),
        new("كيف يمكنني إرجاع المنتج؟ ما هي سياسة الاسترجاع؟", "يمكنك الإرجاع خلال أربعة عشر يومًا بشرط عدم الاستعمال."),
        new("ما هي طرق الدفع المتاحة؟", "نقبل البطاقات والدفع عند الاستلام."),
        new("هل الملابس متوفرة بمقاسات كبيرة؟", "نعم، حتى المقاس ٤ إكس لارج."),
    ];

    public static IReadOnlyList<QualityCase> Known { get; } =
    [
        new("متى تفتحون المتجر", "ما هي أوقات العمل"),
        new("ماهي اوقات العمل عندكم", "ما هي أوقات العمل"),
        new("هل التوصيل مجانى؟", "كم تكلفة الشحن"),
        new("كم تكلفه الشحن الى جدة", "كم تكلفة الشحن"),
        new("متى توصل الشحنه", "كم يستغرق التوصيل"),
        new("اريد ارجاع المنتج", "كيف يمكنني إرجاع"),
        new("ما طرق الدفع", "ما هي طرق الدفع"),
        new("هل عندكم مقاسات كبيره", "هل الملابس متوفرة"),
    ];

    public static IReadOnlyList<QualityCase> Unknown { get; } =
    [
        new("هل عندكم وظائف شاغرة", null),
        new("ما هي عاصمة فرنسا", null),
        new("نسيت كلمة المرور", null),
    ];
}
