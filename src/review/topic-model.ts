export interface TopicModel { readonly placeholder: true }
